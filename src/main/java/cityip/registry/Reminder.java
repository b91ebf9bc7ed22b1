package cityip.registry;

import cityip.kernel.RightNumber;
import org.jspecify.annotations.Nullable;

/** A payment that an owner should not forget, for one right. */
public record Reminder(long right, RightNumber number, @Nullable String title, PaymentSchedule.Payment payment) {}
