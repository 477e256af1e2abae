/** One class per command: options in, one of the modules called, exit code out. */
@NullMarked
package lineside.cli.command;

import org.jspecify.annotations.NullMarked;
