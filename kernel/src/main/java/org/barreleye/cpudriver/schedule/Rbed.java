package org.barreleye.cpudriver.schedule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.kpi.outcome.KernelError;

/**
 * The RBED scheduler (Brandt, Banachowski, Lin, Bisson: "Dynamic integrated scheduling of hard real-time, soft
 * real-time and non-real-time processes", 2003). Earliest deadline first (Liu and Layland 1973) over all dispatchers,
 * real-time and best-effort. The deadline and budget of a best-effort dispatcher follow from their number and from the
 * bandwidth that is not reserved, at least a tenth of the core.
 *
 * <p>The deadline of a best-effort dispatcher that has used up its budget moves by a period, as in a constant-bandwidth
 * server (Abeni, Buttazzo: "Integrating multimedia applications in hard real-time systems", 1998). The reference
 * implementation starts a new period at that moment instead; then a busy best-effort dispatcher can delay a real-time
 * one with a distant deadline for ever.
 */
public final class Rbed implements Scheduler {
    /** The whole bandwidth of a core, in millionths. */
    static final long WHOLE_CORE = 1_000_000;

    private static final long BEST_EFFORT_MIN = WHOLE_CORE / 10;

    private final long slice;
    private final List<JobState> jobs;
    // Those of the jobs, in the same order.
    private final List<DispatcherControlBlock> dispatchers;
    // Dispatchers that were removed with an unfinished job: their bandwidth stays allocated until its deadline.
    private final List<JobState> removed;
    private Optional<JobState> running = Optional.empty();
    private boolean dispatchersChanged;
    private long lastDecision;
    private long servedCount;

    /**
     * Creates a scheduler without dispatchers.
     *
     * @param slice the time slice of a best-effort dispatcher if nothing is reserved, in nanoseconds
     */
    public Rbed(long slice) {
        this.slice = slice;
        jobs = new ArrayList<>();
        dispatchers = new ArrayList<>();
        removed = new ArrayList<>();
    }

    @Override
    public void add(DispatcherControlBlock dispatcher) {
        jobs.add(new JobState(dispatcher));
        dispatchers.add(dispatcher);
        dispatchersChanged = true;
    }

    @Override
    public void remove(DispatcherControlBlock dispatcher) {
        JobState job = jobOf(dispatcher);
        jobs.remove(job);
        dispatchers.remove(dispatcher);
        removed.add(job);
        running = running.filter(other -> other != job);
        dispatchersChanged = true;
    }

    @Override
    public KernelError reserve(DispatcherControlBlock dispatcher, Reservation reservation, long now) {
        removed.removeIf(job -> !job.isBackloggedAt(now));
        JobState job = jobOf(dispatcher);
        if (reservation instanceof Reservation.HardRealTime real
                && reserved() - density(job) + real.density() > WHOLE_CORE - BEST_EFFORT_MIN) {
            return KernelError.ADMISSION_REFUSED;
        }
        job.reserve(reservation, now);
        dispatchersChanged = true;
        return KernelError.NONE;
    }

    private JobState jobOf(DispatcherControlBlock dispatcher) {
        return jobs.stream().filter(job -> job.dispatcher() == dispatcher).findFirst().orElseThrow();
    }

    private long reserved() {
        return density(jobs) + density(removed);
    }

    private static long density(List<JobState> all) {
        long sum = 0;
        for (int i = 0; i < all.size(); i++) {
            sum += density(all.get(i));
        }
        return sum;
    }

    private static long density(JobState job) {
        return job.reservation() instanceof Reservation.HardRealTime real ? real.density() : 0;
    }

    @Override
    public List<DispatcherControlBlock> dispatchers() {
        return Collections.unmodifiableList(dispatchers);
    }

    /** The number of missed deadlines: of jobs that were runnable all the time and did not get their budget. */
    public long missedDeadlines() {
        return jobs.stream().mapToLong(JobState::missedDeadlines).sum();
    }

    @Override
    public Decision decide(long now) {
        running.ifPresent(job -> job.charge(now - lastDecision));
        lastDecision = now;
        dispatchersChanged |= removed.removeIf(job -> !job.isBackloggedAt(now));
        advance(now);
        running = earliestDeadline(now);
        return running.<Decision>map(job -> new Decision.Run(job.dispatcher(), endOfTimeslice(job, now)))
                .orElseGet(() -> new Decision.Idle(nextRelease(now, Long.MAX_VALUE)));
    }

    private void advance(long now) {
        long share = WHOLE_CORE - reserved();
        long dispatcherCount = 0;
        long totalWeight = 0;
        for (JobState job : jobs) {
            dispatcherCount += weight(job) == 0 ? 0 : 1;
            totalWeight += weight(job);
        }
        for (JobState job : removed) {
            dispatcherCount += weight(job) == 0 ? 0 : 1;
            totalWeight += weight(job);
        }
        for (JobState job : jobs) {
            if (job.reservation() instanceof Reservation.HardRealTime real) {
                job.advance(now, real);
            } else {
                Rate rate = Rate.of(slice, dispatcherCount, share, weight(job), totalWeight);
                if (dispatchersChanged) {
                    job.extendDeadline(now, rate);
                }
                servedCount += job.advance(now, rate, servedCount) ? 1 : 0;
            }
        }
        dispatchersChanged = false;
    }

    /** The weight among the best-effort dispatchers; 0 for a real-time dispatcher. */
    private static int weight(JobState job) {
        return job.reservation() instanceof Reservation.BestEffort effort ? effort.weight() : 0;
    }

    private Optional<JobState> earliestDeadline(long now) {
        JobState earliest = null;
        for (JobState job : jobs) {
            if (job.isRunnable() && job.release() <= now && job.remaining() > 0
                    && (earliest == null || precedes(job, earliest))) {
                earliest = job;
            }
        }
        return Optional.ofNullable(earliest);
    }

    private static boolean precedes(JobState job, JobState other) {
        return job.deadline() != other.deadline()
                ? job.deadline() < other.deadline()
                : job.lastServed() < other.lastServed();
    }

    /** The end of the budget, or the release of a job with an earlier deadline. */
    private long endOfTimeslice(JobState job, long now) {
        return Math.min(now + job.remaining(), nextRelease(now, job.deadline()));
    }

    private long nextRelease(long now, long before) {
        long next = Decision.FOREVER;
        for (JobState job : jobs) {
            if (job.reservation() instanceof Reservation.HardRealTime real && job.isRunnable()) {
                long release = job.release() > now ? job.release() : job.release() + real.period();
                boolean isPending = job.release() > now || job.remaining() <= 0;
                if (isPending && release + real.deadline() < before) {
                    next = Math.min(next, release);
                }
            }
        }
        return next;
    }
}
