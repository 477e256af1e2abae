/** Says which models judge: what stands, what is to stand next, and how it gets on its topic. */
@NullMarked
package lineside.cli.deploy;

import org.jspecify.annotations.NullMarked;
