/**
 * What the stages of a scan cost, each by itself (JMH). What is compared with peers stands in the
 * folders beside, as scripts.
 */
@NullMarked
package org.hamlet.benchmarks;

import org.jspecify.annotations.NullMarked;
