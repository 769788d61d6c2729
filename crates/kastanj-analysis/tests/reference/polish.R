# Optimiser for lmer: bobyqa, then Newton's method on the profiled criterion by Richardson's
# derivatives, since lme4's optimisers stop at about 1e-5 of theta. Elements of theta at their bound
# stay there.
polish <- function(fn, par, lower, upper, control) {
  first <- minqa::bobyqa(par, fn, lower, upper, control = list(rhoend = 1e-9))
  second <- optim(first$par, fn, method = "L-BFGS-B", lower = lower, control = list(factr = 1))
  at <- if (second$value < first$fval) second$par else first$par
  best <- fn(at)
  bounded <- lower == 0 & at < 1e-5
  if (any(bounded)) {
    zero <- ifelse(bounded, 0, at)
    if (fn(zero) <= best + 1e-8) at <- zero
  }
  free <- which(!bounded)
  if (length(free) > 0) {
    of <- function(x) { p <- at; p[free] <- x; fn(p) }
    for (round in 1:8) {
      g <- numDeriv::grad(of, at[free])
      h <- numDeriv::hessian(of, at[free])
      if (max(eigen(h, only.values = TRUE)$values) <= 0 || rcond(h) < 1e-12) break
      step <- solve(h, g)
      at[free] <- at[free] - step
      if (max(abs(step)) < 1e-11) break
    }
  }
  value <- fn(at)
  list(par = at, fval = value, convergence = 0, message = "polished", feval = 0)
}
polished <- lme4::lmerControl(optimizer = polish, calc.derivs = FALSE, check.conv.singular = "ignore",
                              check.conv.grad = "ignore", check.conv.hess = "ignore",
                              check.nobs.vs.nRE = "ignore")
