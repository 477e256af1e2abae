/** What good pictures look like, place by place: defects by their distance from it. */
@NullMarked
package lineside.training.memory;

import org.jspecify.annotations.NullMarked;
