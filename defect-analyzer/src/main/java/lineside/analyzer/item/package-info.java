/**
 * Training items: pictures of the archive with a label, who gave it, and on which side they stay.
 */
@NullMarked
package lineside.analyzer.item;

import org.jspecify.annotations.NullMarked;
