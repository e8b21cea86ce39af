/**
 * Memory that two domains share at different virtual addresses, and that its owner takes back: when the owner revokes
 * the capability, the entries in the page tables of the reader are gone, and its next access is a page fault.
 *
 * <p>{@code java -jar samples/target/samples.jar sharing}.
 *
 * <p>Previous stop: {@code samples.lock}. Next stop: {@code samples.paging}.
 */
package org.barreleye.samples.sharing;
