/** Work that runs in a process of its own. */
@NullMarked
package lineside.cli.process;

import org.jspecify.annotations.NullMarked;
