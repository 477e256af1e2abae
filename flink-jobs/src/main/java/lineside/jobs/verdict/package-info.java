/** From views to the verdict on a part. */
@NullMarked
package lineside.jobs.verdict;

import org.jspecify.annotations.NullMarked;
