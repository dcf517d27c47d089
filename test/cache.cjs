// The compiled code that the commands keep goes where the next build clears it away, not among the user's own.
process.env.XDG_CACHE_HOME = process.env.LOCALAPPDATA = require('node:path').resolve('dist/test/cache');
