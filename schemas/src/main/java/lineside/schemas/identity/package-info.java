/** Ids that every service computes alike, so that a replay names the same things the same. */
@NullMarked
package lineside.schemas.identity;

import org.jspecify.annotations.NullMarked;
