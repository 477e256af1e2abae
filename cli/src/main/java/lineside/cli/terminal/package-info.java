/** What a person at the terminal, or a script behind it, gets to see. */
@NullMarked
package lineside.cli.terminal;

import org.jspecify.annotations.NullMarked;
