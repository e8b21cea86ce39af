/**
 * The kernel programming interface: what generated code and programs may call, and nothing else.
 *
 * <p>Everything here lies <em>below</em> the generated code, so that a stub needs no kernel to compile against and runs
 * unchanged between two Java threads, on the modelled machine, and on whatever comes later. No third-party code.
 *
 * <ul>
 *   <li>{@code types}: the few nouns that hardware, kernel and programs share
 *   <li>{@code outcome}: the two kinds of failure
 *   <li>{@code memory}: bytes that others can see
 *   <li>{@code channel}: slots in order, and capabilities beside them
 *   <li>{@code message}: what the arguments of a message look like
 *   <li>{@code binding}: the runtime below every generated binding
 *   <li>{@code wait}: how blocking code waits without touching a thread
 *   <li>{@code trap}: the line between user and kernel
 *   <li>{@code host}: channels between plain Java threads
 * </ul>
 *
 * <p>Must not know: the compilers, the generated code, the kernel, the machine.
 */
package org.barreleye.kpi;
