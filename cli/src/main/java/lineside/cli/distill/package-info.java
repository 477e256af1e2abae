/** The next small model from what persons and the large model said of archived pictures. */
@NullMarked
package lineside.cli.distill;

import org.jspecify.annotations.NullMarked;
