;;; Tieout in Emacs with Eglot, which is part of Emacs since 29 (before: package eglot, on Debian elpa-eglot).  -*- lexical-binding: t -*-
;; Load it from init.el.  `tieout' must be on the PATH; otherwise write here where it is.
(defvar tieout-command '("tieout" "lsp" "--stdio"))

(require 'eglot)

;; Reports by name; other text and Markdown is checked if it has two numbered headings.
(define-derived-mode report-mode text-mode "Report" "A report with numbered headings.")
(add-to-list 'auto-mode-alist '("\\.report\\(?:\\.txt\\)?\\'" . report-mode))

;; One entry a mode, for older versions know one language a server; text-mode last, for the others derive from it.
(setq eglot-server-programs
      (append `((report-mode . ,tieout-command)
                (markdown-mode . ,tieout-command)
                ((text-mode :language-id "plaintext") . ,tieout-command))
              eglot-server-programs))
(add-hook 'text-mode-hook
          (lambda ()
            (when (and buffer-file-name (memq major-mode '(report-mode markdown-mode text-mode)))
              (eglot-ensure))))

;; What the extension for VS Code calls tieout.…: enable, language, rules.
(setq-default eglot-workspace-configuration '(:tieout (:enable "auto")))
