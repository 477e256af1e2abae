/** The synced log of accepted triggers that survives a crash. */
@NullMarked
package lineside.ingest.journal;

import org.jspecify.annotations.NullMarked;
