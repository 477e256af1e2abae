/** Which recipe the MES's orders have parts inspected by. */
@NullMarked
package lineside.jobs.order;

import org.jspecify.annotations.NullMarked;
