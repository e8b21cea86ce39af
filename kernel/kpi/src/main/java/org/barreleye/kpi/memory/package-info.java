/**
 * Bytes that other cores or domains can see: rings, shared frames, descriptors. A program reaches them through a
 * {@link org.barreleye.kpi.memory.Window}, which the {@link org.barreleye.kpi.memory.Memory} below it checks on every
 * access against what the program has been given. May not know any other package but {@code types}.
 */
package org.barreleye.kpi.memory;
