/** The books of every camera: nothing is lost unnoticed. */
@NullMarked
package lineside.jobs.ledger;

import org.jspecify.annotations.NullMarked;
