/** Kinds of defects without names: a space in which like findings lie together. */
@NullMarked
package lineside.analyzer.kind;

import org.jspecify.annotations.NullMarked;
