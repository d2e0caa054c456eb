/**
 * The .cf language: files to an immutable {@link org.hamlet.rule.RuleSet} with its settings, and a
 * {@link org.hamlet.rule.ConfigProblem} for every line that cannot be used. Follows SpamAssassin
 * 4.0.1's configuration. Internal; thread-safe.
 */
@NullMarked
package org.hamlet.rule;

import org.jspecify.annotations.NullMarked;
