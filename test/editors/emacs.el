;;; Prints what Emacs was told of the file that is named: diagnostics, hover and outline.  -*- lexical-binding: t -*-
(require 'json)
(require 'subr-x)
(setq eglot-sync-connect t
      coding-system-for-write 'utf-8)
(find-file (pop command-line-args-left))
;; Without a screen there are no commands, and so nothing after them.
(run-hooks 'post-command-hook)
(flymake-start)
(with-timeout (15)
  (while (null (flymake-diagnostics)) (accept-process-output nil 0.02)))

(defun told (diagnostic)
  (let ((beg (flymake-diagnostic-beg diagnostic)))
    `((text . ,(buffer-substring-no-properties beg (flymake-diagnostic-end diagnostic)))
      (message . ,(flymake-diagnostic-text diagnostic)))))
(let ((found (flymake-diagnostics)))
  (when found (goto-char (flymake-diagnostic-beg (car found))))
  (princ (json-encode
          `((diagnostics . ,(vconcat (mapcar #'told found)))
            (hover . ,(plist-get (plist-get (jsonrpc-request (eglot--current-server-or-lose) :textDocument/hover (eglot--TextDocumentPositionParams)) :contents) :value))
            (symbols . ,(mapcar (lambda (symbol) (plist-get symbol :name)) (jsonrpc-request (eglot--current-server-or-lose) :textDocument/documentSymbol `(:textDocument ,(eglot--TextDocumentIdentifier)))))))))
(eglot-shutdown (eglot--current-server-or-lose))
