/**
 * Runs a rule set over one message: priorities, patterns, eval functions, metas, deadline; then
 * adds up the score. Called by the scanner. Internal; the compiled engine is shared by all threads,
 * one scan is confined to its thread.
 */
@NullMarked
package org.hamlet.engine;

import org.jspecify.annotations.NullMarked;
