package org.barreleye.cpudriver;

/** A violation: a name that says nothing. */
final class PageHelper {}
