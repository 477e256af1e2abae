/** Real processes of a plant, each where and how a test wants it. */
@NullMarked
package lineside.bench.rig;

import org.jspecify.annotations.NullMarked;
