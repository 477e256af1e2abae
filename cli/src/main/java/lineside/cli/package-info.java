/** The command line. */
@NullMarked
package lineside.cli;

import org.jspecify.annotations.NullMarked;
