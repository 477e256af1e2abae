/**
 * What the page shows: the latest state of cameras, counts, alarms and gaps, kept from messages.
 */
@NullMarked
package lineside.console.board;

import org.jspecify.annotations.NullMarked;
