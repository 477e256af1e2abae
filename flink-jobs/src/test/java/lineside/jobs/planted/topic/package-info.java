/** Breaks the rules of the architecture on purpose. */
@NullMarked
package lineside.jobs.planted.topic;

import org.jspecify.annotations.NullMarked;
