/** The second-opinion job: the large model judges the views that a line asks about. */
@NullMarked
package lineside.analyzer.opinion;

import org.jspecify.annotations.NullMarked;
