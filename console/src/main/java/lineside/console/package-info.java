/** Web pages for the people at the line; the console as a whole. */
@NullMarked
package lineside.console;

import org.jspecify.annotations.NullMarked;
