package interfaces.shapes;

import javax.annotation.processing.Generated;
import org.barreleye.kpi.binding.BlockingClient;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.outcome.CallFailed;

/**
 * The asking side of {@code shapes} in straight-line code: every method waits.
 */
@Generated("org.barreleye.flounder: shapes.if")
public final class ShapesClient extends BlockingClient {
    private final ShapesBinding _binding;

    ShapesClient(ShapesBinding binding, Waiter waiter) {
        super(binding, waiter);
        _binding = binding;
    }

    /**
     * Sets how long every following call may take.
     *
     * @param nanoseconds 0 or more
     */
    public ShapesClient withDeadline(long nanoseconds) {
        timeout(nanoseconds);
        return this;
    }

    /**
     * Sends {@code draw}, and waits for room if need be.
     *
     * @throws CallFailed if it cannot be sent in time
     */
    public void draw(Figure f, boolean now) throws CallFailed {
        long _deadline = deadline();
        while (!_binding.tryDraw(f, now)) {
            awaitSpace(_deadline, "draw");
        }
    }

    /**
     * Sends {@code store}, and waits for room if need be.
     *
     * @throws CallFailed if it cannot be sent in time
     */
    public void store(Octets o, Colour c) throws CallFailed {
        long _deadline = deadline();
        while (!_binding.tryStore(o, c)) {
            awaitSpace(_deadline, "store");
        }
    }
}
