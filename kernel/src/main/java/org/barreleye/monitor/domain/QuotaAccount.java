package org.barreleye.monitor.domain;

import org.barreleye.domain.quota.Quota;
import org.barreleye.domain.quota.Resource;
import org.barreleye.kpi.state.Copyable;

/**
 * The account of a domain: its quota, what it has passed on to its children, and what its monitor counts against it. It
 * outlives the domain until all that was passed on has come back.
 */
public final class QuotaAccount implements Copyable {
    private final long process;
    private final Quota quota;
    private final long spawner;
    private final long setBy;
    private Quota passedOn = Quota.NONE;
    private long memory;
    private long calls;
    private boolean ended;

    QuotaAccount(long process, Quota quota, long spawner, long setBy) {
        this.process = process;
        this.quota = quota;
        this.spawner = spawner;
        this.setBy = setBy;
    }

    /** The account of a monitor, which has no limits. */
    static QuotaAccount ofMonitor(long process) {
        return new QuotaAccount(process, Quota.UNLIMITED, 0, 0);
    }

    /** The number of the process. */
    public long process() {
        return process;
    }

    /** The quota. */
    public Quota quota() {
        return quota;
    }

    /** The process that the quota was taken out of, or 0. */
    long spawner() {
        return spawner;
    }

    /** The process that has set the quota, or 0 for the policy of the boot image. */
    public long setBy() {
        return setBy;
    }

    /** The part that the domain has passed on to its children. */
    public Quota passedOn() {
        return passedOn;
    }

    /** The quota without what was passed on. */
    public Quota own() {
        return quota.minus(passedOn);
    }

    /** Returns what a child with a quota takes from the account of its spawner: that, and itself. */
    public static Quota costOf(Quota child) {
        return child.with(Resource.PROCESSES, child.of(Resource.PROCESSES) + 1);
    }

    /** Passes an amount on. The domain has that much left. */
    public void passOn(Quota amount) {
        passedOn = passedOn.plus(amount);
    }

    void takeBack(Quota amount) {
        passedOn = passedOn.minus(amount);
    }

    /** The memory that counts against the domain, in bytes: of its monitor and of the memory service. */
    public long memory() {
        return memory;
    }

    /** Counts memory against the domain. Returns false, and counts nothing, if the quota does not permit it. */
    public boolean chargeMemory(long bytes) {
        boolean permitted = bytes >= 0 && bytes <= own().of(Resource.MEMORY) - memory;
        memory += permitted ? bytes : 0;
        return permitted;
    }

    /** The domain has that much less memory. */
    public void creditMemory(long bytes) {
        memory -= Math.max(0, Math.min(bytes, memory));
    }

    /** The number of its calls that are not answered. */
    public long calls() {
        return calls;
    }

    /** Counts a call that is not answered yet. Returns false if the quota does not permit it. */
    public boolean beginCall() {
        boolean permitted = calls < own().of(Resource.CALLS);
        calls += permitted ? 1 : 0;
        return permitted;
    }

    /** A call that was counted has been answered. */
    public void endCall() {
        calls--;
    }

    void end() {
        ended = true;
    }

    /** Returns whether the quota goes back to the spawner: the domain has ended, and its children have. */
    boolean isClosed() {
        return ended && passedOn.equals(Quota.NONE);
    }
}
