/** The golden samples of a package: what this machine makes of them, and how they come into it. */
@NullMarked
package lineside.cli.qualify;

import org.jspecify.annotations.NullMarked;
