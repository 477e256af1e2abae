/** The console as people see it: a real Chromium before the real server on a real broker. */
@NullMarked
package lineside.console.browser;

import org.jspecify.annotations.NullMarked;
