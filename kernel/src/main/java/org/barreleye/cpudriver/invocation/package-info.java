/**
 * Invocations: what each type of capability does when it is asked. One class per type, behind the dispatch that is
 * generated from {@code caps.hl}: by the time a class here is called, type, rights and the ranges of numbers have been
 * checked.
 *
 * <p>Stop before: {@code cpudriver.syscall}. Stop after: {@code cpudriver.state}. Must not know: user code.
 */
package org.barreleye.cpudriver.invocation;
