/** Who changed what, when and why: the entries of the audit trail, each with an id that lasts. */
@NullMarked
package lineside.jobs.trail;

import org.jspecify.annotations.NullMarked;
