/** Breaks the rules of the architecture on purpose. */
@NullMarked
package lineside.jobs.planted.verdict;

import org.jspecify.annotations.NullMarked;
