/**
 * Self-paging: a program that has fewer frames than pages handles its own page faults. Its memory object sends the
 * contents of a page to a store in another domain, and gets them back at the next access.
 *
 * <p>{@code java -jar samples/target/samples.jar paging}.
 *
 * <p>Previous stop: {@code samples.sharing}. Next stop: {@code samples.bulk}.
 */
package org.barreleye.samples.paging;
