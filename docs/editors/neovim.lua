-- Tieout in Neovim 0.7 and newer: save as ~/.config/nvim/plugin/tieout.lua.
-- `tieout` must be on the PATH; otherwise write here where it is.
local command = { 'tieout', 'lsp', '--stdio' }
-- What the extension for VS Code calls tieout.…: enable, language, inlayHints, codeLens, rules.
local settings = { tieout = {} }

local group = vim.api.nvim_create_augroup('tieout', {})

-- Reports by name; other text and Markdown is checked if it has two numbered headings.
vim.api.nvim_create_autocmd({ 'BufRead', 'BufNewFile' }, {
	group = group,
	pattern = { '*.report', '*.report.txt' },
	callback = function() vim.bo.filetype = 'report' end,
})

local client
vim.api.nvim_create_autocmd('FileType', {
	group = group,
	pattern = { 'report', 'text', 'markdown' },
	callback = function(event)
		local name = vim.api.nvim_buf_get_name(event.buf)
		if vim.bo[event.buf].buftype ~= '' or name == '' then return end
		local config = {
			name = 'tieout',
			cmd = command,
			root_dir = vim.fn.getcwd(),
			settings = settings,
			init_options = settings,
			get_language_id = function(_, filetype) return filetype == 'text' and 'plaintext' or filetype end,
			on_exit = function() client = nil end,
		}
		if vim.lsp.start then return vim.lsp.start(config, { bufnr = event.buf }) end
		-- Neovim 0.7 has no vim.lsp.start, which keeps one server for all buffers.
		client = client or vim.lsp.start_client(config)
		vim.lsp.buf_attach_client(event.buf, client)
	end,
})
