/** Which views the large model is asked about, and how often it disagrees with the small one. */
@NullMarked
package lineside.jobs.escalation;

import org.jspecify.annotations.NullMarked;
