-- Prints what Neovim was told of the buffer that is open: diagnostics, hover and outline.
local found = vim.wait(15000, function() return 0 < #vim.diagnostic.get(0) end, 20)
local told = { diagnostics = {} }
for _, one in ipairs(vim.diagnostic.get(0)) do
	local text = vim.api.nvim_buf_get_text(0, one.lnum, one.col, one.end_lnum, one.end_col, {})[1]
	table.insert(told.diagnostics, { code = one.code, message = one.message, text = text, severity = one.severity, source = one.source })
end
local function ask(method, params)
	params.textDocument = vim.lsp.util.make_text_document_params()
	for _, answer in pairs(found and vim.lsp.buf_request_sync(0, method, params, 15000) or {}) do return answer.result end
end
local first = vim.diagnostic.get(0)[1]
if first then
	local line = vim.api.nvim_buf_get_lines(0, first.lnum, first.lnum + 1, false)[1]
	local _, character = vim.str_utfindex(line, first.col)
	told.hover = ask('textDocument/hover', { position = { line = first.lnum, character = character } }).contents.value
	told.symbols = {}
	for _, symbol in ipairs(ask('textDocument/documentSymbol', {})) do table.insert(told.symbols, symbol.name) end
end
io.stdout:write(vim.json.encode(told), '\n')
vim.cmd('qall!')
