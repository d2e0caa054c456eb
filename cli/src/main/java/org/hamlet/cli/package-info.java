/**
 * The {@code hamlet} command: one class a subcommand, mapping options to the scanner and verdicts
 * to output. Nothing below calls it.
 */
@NullMarked
package org.hamlet.cli;

import org.jspecify.annotations.NullMarked;
