/**
 * Rules as they are published: which release of a channel is newest, its archive, whether it is
 * whole and signed by whom it should be, and a swap that leaves either the old rules or the new
 * ones, never a part. One thread; loaded by the command that updates and by nothing else.
 */
@NullMarked
package org.hamlet.cli.updates;

import org.jspecify.annotations.NullMarked;
