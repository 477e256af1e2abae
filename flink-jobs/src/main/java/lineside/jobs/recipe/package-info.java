/** The recipes that apply now. */
@NullMarked
package lineside.jobs.recipe;

import org.jspecify.annotations.NullMarked;
