/** Where a replay takes its pictures from, besides folders: the frame topic and footage. */
@NullMarked
package lineside.cli.replay;

import org.jspecify.annotations.NullMarked;
