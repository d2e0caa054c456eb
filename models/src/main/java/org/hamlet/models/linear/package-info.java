/**
 * The classifier of our own: three experts (the bytes of the header, the bytes of the body, words
 * with their neighbours, header fields and links), each an online logistic regression over hashed
 * features with a step size of its own per weight (Duchi, Hazan and Singer 2011, "AdaGrad"), mixed
 * by a fourth one that learns how much to trust each. Goodman and Yih 2006 ("Online discriminative
 * spam filter training") and Sculley and Wachman 2007 (byte n-grams of a message's head) describe
 * the parts. In go what {@code classify} hands over and a label, out come a probability and clues.
 * Size and time are fixed, whatever is learned. docs/decisions tells which runs chose the numbers.
 * {@link org.hamlet.models.linear.LinearModels} is the door; thread-safe where a type says so.
 */
@NullMarked
package org.hamlet.models.linear;

import org.jspecify.annotations.NullMarked;
