package org.barreleye.domain.quota;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.LongBinaryOperator;
import java.util.stream.Collectors;
import org.barreleye.generated.user.quotas.QuotaAmounts;
import org.barreleye.kpi.state.Copyable;

/**
 * An amount of each resource: the most that a domain may have, what it has, or what it passes on to a child. Immutable.
 *
 * @param amounts the amounts in the order of {@link Resource}; {@link #USUAL} stands for an amount that is not given
 */
public record Quota(List<Long> amounts) implements Copyable {
    /** In place of an amount of a request: what a program usually gets. */
    public static final long USUAL = -1;

    /** No limit but that of the core. */
    public static final Quota UNLIMITED = all(1L << 62);

    /** None of anything. */
    public static final Quota NONE = all(0);

    /** A request for what a program usually gets. */
    public static final Quota UNSET = all(USUAL);

    // A child gets one part in so many of what its spawner has left: the first of many leave enough for the others.
    private static final int SHARE_DIVISOR = 32;
    private static final int BITS_OF_KIBI = 10;

    /** Copies the list. */
    public Quota {
        amounts = List.copyOf(amounts);
    }

    private static Quota all(long amount) {
        return new Quota(Collections.nCopies(Resource.values().length, amount));
    }

    /** Takes a quota from a message. */
    public static Quota of(QuotaAmounts sent) {
        return new Quota(List.of(sent.memory(), sent.slots(), sent.connections(), sent.processes(), sent.calls(),
                sent.records(), sent.watches(), sent.lines()));
    }

    /** Returns the quota as it is sent. */
    public QuotaAmounts sent() {
        return new QuotaAmounts(of(Resource.MEMORY), of(Resource.SLOTS), of(Resource.CONNECTIONS),
                of(Resource.PROCESSES), of(Resource.CALLS), of(Resource.RECORDS), of(Resource.WATCHES),
                of(Resource.LINES));
    }

    /** The amount of a resource. */
    public long of(Resource resource) {
        return amounts.get(resource.ordinal());
    }

    /** Returns whether there is no limit but that of the core. */
    public boolean isUnlimited(Resource resource) {
        return of(resource) >= UNLIMITED.of(resource);
    }

    /** Returns this with another amount of a resource. */
    public Quota with(Resource resource, long amount) {
        List<Long> changed = new ArrayList<>(amounts);
        changed.set(resource.ordinal(), amount);
        return new Quota(changed);
    }

    private Quota combine(Quota other, LongBinaryOperator operator) {
        List<Long> combined = new ArrayList<>();
        for (int i = 0; i < amounts.size(); i++) {
            combined.add(operator.applyAsLong(amounts.get(i), other.amounts.get(i)));
        }
        return new Quota(combined);
    }

    /** Returns the sum. */
    public Quota plus(Quota other) {
        return combine(other, Long::sum);
    }

    /** Returns the difference; 0 where the other is greater. */
    public Quota minus(Quota other) {
        return combine(other, (mine, others) -> Math.max(0, mine - others));
    }

    /** Returns this, with the amounts of another where this has none. */
    public Quota orElse(Quota usual) {
        return combine(usual, (mine, others) -> mine == USUAL ? others : mine);
    }

    /** Returns whether a domain can have this: at least the least of each resource. */
    public boolean isPossible() {
        return Arrays.stream(Resource.values()).allMatch(resource -> of(resource) >= resource.least());
    }

    /** Returns whether no amount is given. */
    public boolean isUnset() {
        return equals(UNSET);
    }

    /** Returns the first resource of which this is more than a limit. Compares as unsigned numbers do. */
    public Optional<Resource> exceeding(Quota limit) {
        return Arrays.stream(Resource.values())
                .filter(resource -> Long.compareUnsigned(of(resource), limit.of(resource)) > 0).findFirst();
    }

    /**
     * Returns what a child usually gets, to which the policy gives this: a part of what its spawner has left, at least
     * a useful one, and never more than the policy gives.
     */
    public Quota shareOf(Quota left) {
        Quota share = NONE;
        for (Resource resource : Resource.values()) {
            long part = left.of(resource) / SHARE_DIVISOR / resource.granularity() * resource.granularity();
            share = share.with(resource, Math.min(of(resource), Math.max(part, resource.usualLeast())));
        }
        return share;
    }

    /**
     * Returns this with an amount that is written as NAME=NUMBER; the number may end in K or M.
     *
     * @throws IllegalArgumentException if it is written in another way; the message says what is wrong
     */
    public Quota withSetting(String setting) {
        int equals = setting.indexOf('=');
        Optional<Resource> resource = equals < 0 ? Optional.empty() : Resource.of(setting.substring(0, equals));
        if (resource.isEmpty()) {
            throw new IllegalArgumentException("there is no quota `" + setting + "`; a quota is NAME=NUMBER, and there"
                    + " are " + labels());
        }
        return with(resource.get(), number(resource.get(), setting.substring(equals + 1)));
    }

    /** The words for all resources. */
    public static String labels() {
        return Arrays.stream(Resource.values()).map(Resource::label).collect(Collectors.joining(", "));
    }

    private static long number(Resource resource, String text) {
        if (!text.matches("[0-9]{1,9}[KM]?")) {
            throw new IllegalArgumentException("a quota of " + resource.label() + " is a number of at most nine digits,"
                    + " with K or M at its end for 1024 or 1048576 times as many, not `" + text + "`");
        }
        int shift = text.endsWith("K") ? BITS_OF_KIBI : text.endsWith("M") ? 2 * BITS_OF_KIBI : 0;
        long number = Long.parseLong(shift == 0 ? text : text.substring(0, text.length() - 1)) << shift;
        if (number < resource.least()) {
            throw new IllegalArgumentException("a quota of " + resource.label() + " is at least " + resource.least());
        }
        if (number % resource.granularity() != 0) {
            throw new IllegalArgumentException("a quota of " + resource.label() + " is a multiple of "
                    + resource.granularity() + ", not " + text);
        }
        return number;
    }
}
