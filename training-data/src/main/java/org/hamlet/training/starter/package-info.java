/**
 * Makes the starter model of module {@code models}: public mail and messages made from phrases go
 * in, the model's file and its figures come out. Nothing of it is used while mail is scanned. Every
 * run with the same input gives the same bytes. {@link org.hamlet.training.starter.MakeStarter} is
 * the program; one thread.
 */
@NullMarked
package org.hamlet.training.starter;

import org.jspecify.annotations.NullMarked;
