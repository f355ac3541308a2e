// The console's script: keys, and what moves by itself. Every page works without it.
'use strict';
