package org.barreleye.cpudriver.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.types.Copier;

/**
 * Rate-based earliest deadline first (Brandt, Banachowski, Lin, Bisson: "Dynamic integrated scheduling of hard real-time,
 * soft real-time and non-real-time processes", 2003): whoever must be done first goes first, real-time and best-effort
 * alike. A best-effort dispatcher's deadline and budget follow from how many there are and from what the promises leave
 * over, at least a tenth of the core.
 *
 * <p>A best-effort dispatcher that has used up its budget has its deadline moved by a period, as a constant-bandwidth
 * server has it (Abeni, Buttazzo: "Integrating multimedia applications in hard real-time systems", 1998). The reference
 * system starts a new period at that moment instead, which lets a busy best-effort dispatcher keep a real-time one with a
 * distant deadline waiting for ever.
 */
public final class Rbed implements Scheduler {
    /** All of a core, in millionths. */
    static final long WHOLE = 1_000_000;

    private static final long LEFT_OVER_AT_LEAST = WHOLE / 10;

    private final long slice;
    private final List<Account> accounts;
    // Those who left with a job half done: until it would have been due, nobody has their part.
    private final List<Account> departed;
    private Optional<Account> running = Optional.empty();
    private boolean crowdChanged;
    private long since;
    private long turns;

    /**
     * Makes a scheduler with nothing to schedule.
     *
     * @param slice how long a best-effort dispatcher runs in its turn where there are no promises, in nanoseconds
     */
    public Rbed(long slice) {
        this.slice = slice;
        accounts = new ArrayList<>();
        departed = new ArrayList<>();
    }

    private Rbed(Rbed source, Copier copier) {
        copier.enter(source, this);
        slice = source.slice;
        accounts = copier.of(source.accounts);
        departed = copier.of(source.departed);
        running = copier.of(source.running);
        crowdChanged = source.crowdChanged;
        since = source.since;
        turns = source.turns;
    }

    @Override
    public Rbed copy(Copier copier) {
        return new Rbed(this, copier);
    }

    @Override
    public void add(DispatcherControlBlock dispatcher) {
        accounts.add(new Account(dispatcher));
        crowdChanged = true;
    }

    @Override
    public void remove(DispatcherControlBlock dispatcher) {
        Account account = account(dispatcher);
        accounts.remove(account);
        departed.add(account);
        running = running.filter(other -> other != account);
        crowdChanged = true;
    }

    @Override
    public KernelError promise(DispatcherControlBlock dispatcher, Reservation reservation, long now) {
        departed.removeIf(account -> !account.weighsUntilDue(now));
        Account account = account(dispatcher);
        if (reservation instanceof Reservation.HardRealTime real
                && promised() - density(account) + real.density() > WHOLE - LEFT_OVER_AT_LEAST) {
            return KernelError.OVER_COMMITTED;
        }
        account.promise(reservation, now);
        crowdChanged = true;
        return KernelError.NONE;
    }

    private Account account(DispatcherControlBlock dispatcher) {
        return accounts.stream().filter(account -> account.dispatcher() == dispatcher).findFirst().orElseThrow();
    }

    private long promised() {
        return accounts.stream().mapToLong(Rbed::density).sum() + departed.stream().mapToLong(Rbed::density).sum();
    }

    private static long density(Account account) {
        return account.reservation() instanceof Reservation.HardRealTime real ? real.density() : 0;
    }

    @Override
    public List<DispatcherControlBlock> dispatchers() {
        return accounts.stream().map(Account::dispatcher).toList();
    }

    /** How often a real-time dispatcher that wanted the core all the time had not run as long as it was promised. */
    public long missedDeadlines() {
        return accounts.stream().mapToLong(Account::missed).sum();
    }

    @Override
    public Decision decide(long now) {
        running.ifPresent(account -> account.charge(now - since));
        since = now;
        crowdChanged |= departed.removeIf(account -> !account.weighsUntilDue(now));
        advance(now);
        running = earliestDeadline(now);
        return running.<Decision>map(account -> new Decision.Run(account.dispatcher(), endOfTurn(account, now)))
                .orElseGet(() -> new Decision.Idle(nextRelease(now, Long.MAX_VALUE)));
    }

    private void advance(long now) {
        long share = WHOLE - promised();
        long crowd = 0;
        long weights = 0;
        for (Account account : accounts) {
            crowd += weight(account) == 0 ? 0 : 1;
            weights += weight(account);
        }
        for (Account account : departed) {
            crowd += weight(account) == 0 ? 0 : 1;
            weights += weight(account);
        }
        for (Account account : accounts) {
            if (account.reservation() instanceof Reservation.HardRealTime real) {
                account.advance(now, real);
            } else {
                Rate rate = Rate.of(slice, crowd, share, weight(account), weights);
                if (crowdChanged) {
                    account.slowDown(now, rate);
                }
                turns += account.advance(now, rate, turns) ? 1 : 0;
            }
        }
        crowdChanged = false;
    }

    /** 0 for those who share nothing, because they have a promise. */
    private static int weight(Account account) {
        return account.reservation() instanceof Reservation.BestEffort effort ? effort.weight() : 0;
    }

    private Optional<Account> earliestDeadline(long now) {
        Account earliest = null;
        for (Account account : accounts) {
            if (account.wantsTheCore() && account.release() <= now && account.left() > 0
                    && (earliest == null || goesBefore(account, earliest))) {
                earliest = account;
            }
        }
        return Optional.ofNullable(earliest);
    }

    private static boolean goesBefore(Account account, Account other) {
        return account.deadline() != other.deadline()
                ? account.deadline() < other.deadline()
                : account.turn() < other.turn();
    }

    /** When the budget is used up, or somebody's job begins who must be done before. */
    private long endOfTurn(Account account, long now) {
        return Math.min(now + account.left(), nextRelease(now, account.deadline()));
    }

    private long nextRelease(long now, long before) {
        long next = Decision.FOREVER;
        for (Account account : accounts) {
            if (account.reservation() instanceof Reservation.HardRealTime real && account.wantsTheCore()) {
                long release = account.release() > now ? account.release() : account.release() + real.period();
                boolean waits = account.release() > now || account.left() <= 0;
                if (waits && release + real.deadline() < before) {
                    next = Math.min(next, release);
                }
            }
        }
        return next;
    }
}
