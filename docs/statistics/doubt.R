# Standard errors, intervals, rank correlations, kappa and raking of doubt.csv by R: what the platform's are held against.
#
# Needs R 4 with the package survey (T. Lumley). From this folder:
#
#     Rscript doubt.R > doubt-by-r.csv
#
# The 300 respondents of doubt.csv are invented. "." = off the path, empty = left blank, 97 and 98 = no rating. Scores are
# written out from the totals of the items as the method has them, and svycontrast() takes their derivatives
# symbolically; the platform works with influences of respondents.
suppressMessages(library(survey))
options(survey.lonely.psu = "adjust", digits = 15)

data <- read.csv("doubt.csv", colClasses = "character", na.strings = character(0))
n <- nrow(data)
weight <- as.numeric(data$weight)
stratum <- paste(data$region, data$service)

office <- c("o_staff", "o_speed", "o_time", "o_answer", "o_result")
online <- c("e_page", "e_form", "e_result")
criteria <- list(
  "office/staff" = c("o_staff", "o_speed"), "office/time" = "o_time", "office/feedback" = "o_answer",
  "office/result" = "o_result", "online/page" = c("e_page", "e_form"), "online/result" = "e_result"
)
services <- c("S1", "S2", "S3")
RATED <- c("o_answer", "c_speed")

israted <- function(item) data[[item]] %in% as.character(1:5)
value <- function(item) ifelse(israted(item), suppressWarnings(as.numeric(data[[item]])), 0)
asked <- function(item) if (item %in% RATED) israted(item) else data[[item]] != "."

# Totals that the leaves of all figures are made of, one column each, made once.
totals <- new.env()
column <- function(values) {
  key <- paste(values, collapse = "")
  if (is.null(totals[[key]])) totals[[key]] <- list(name = paste0("t", length(ls(totals)) + 1), values = values)
  totals[[key]]$name
}
ALL <- rep(TRUE, n)
# One item of some respondents: names of the totals over and under its mean and its percentage.
leaf <- function(item, who) {
  list(
    mean = c(column(ifelse(who, value(item), 0)), column(as.numeric(who & israted(item)))),
    percent = c(column(as.numeric(who & data[[item]] == "5")), column(as.numeric(who & asked(item))))
  )
}
has <- function(item, who) any(who & israted(item))

# A figure is a leaf, or a list of figures whose mean it is.
items <- function(names, who) lapply(Filter(function(item) has(item, who), names), leaf, who = who)
form <- function(name, who) {
  parts <- lapply(criteria[startsWith(names(criteria), paste0(name, "/"))], items, who = who)
  Filter(length, parts)
}
service <- function(code, who) {
  own <- who & data$service == code
  Filter(length, list(form("office", own), form("online", own)))
}
study <- function(who) Filter(length, lapply(services, service, who = who))
zone <- function(names_office, names_online, who) Filter(length, list(items(names_office, who), items(names_online, who)))
provider <- function(names_office, names_online, who) {
  Filter(length, lapply(services, function(code) zone(names_office, names_online, who & data$service == code)))
}
called <- function(number) items(c("c_polite", "c_speed"), data$number == number)
own <- function(codes) lapply(codes, function(code) {
  zone(c("o_time", "o_result"), "e_result", data$service == code)
})

figures <- list(study = study(ALL))
for (f in c("office", "online")) {
  figures[[paste("form", f)]] <- lapply(services, function(code) form(f, data$service == code))
}
for (name in names(criteria)) {
  figures[[paste("criterion", name)]] <- lapply(services, function(code) items(criteria[[name]], data$service == code))
}
for (code in services) {
  who <- data$service == code
  figures[[paste("service", code)]] <- service(code, ALL)
  for (f in c("office", "online")) figures[[paste0("service ", code, "/", f)]] <- form(f, who)
  for (name in names(criteria)) figures[[paste0("service ", code, "/", name)]] <- items(criteria[[name]], who)
}
for (code in c("R1", "R2", "R3")) figures[[paste("region", code)]] <- study(data$region == code)
front <- c("o_staff", "o_speed", "o_time")
figures[["provider desk"]] <- provider(front, character(0), data$place == "desk")
figures[["provider kiosk"]] <- provider(front, character(0), data$place == "kiosk")
figures[["provider portal"]] <- provider(character(0), c("e_page", "e_form"), ALL)
figures[["provider bodies"]] <- provider(c("o_time", "o_answer", "o_result"), "e_result", ALL)
figures[["total offices"]] <- list(figures[["provider desk"]], figures[["provider kiosk"]])
figures[["body_own B1"]] <- own(c("S1", "S2"))
figures[["body_own B2"]] <- list(service("S3", ALL))
figures[["body_all B1"]] <- list(service("S1", ALL), service("S2", ALL))
figures[["body_all B2"]] <- list(service("S3", ALL))
for (number in c("1414", "109")) figures[[paste("call", number)]] <- called(number)

isleaf <- function(part) is.character(part$mean)
# Mean of means, as an expression of totals.
nested <- function(part, what) {
  if (isleaf(part)) return(sprintf("%s/%s", part[[what]][1], part[[what]][2]))
  sprintf("(%s)/%d", paste(sapply(part, nested, what = what), collapse = "+"), length(part))
}
leaves <- function(part) if (isleaf(part)) list(part) else do.call(c, lapply(part, leaves))
# All answers together: sums over sums.
pooled <- function(part, what) {
  all <- leaves(part)
  side <- function(k) paste(sapply(all, function(one) one[[what]][k]), collapse = "+")
  sprintf("(%s)/(%s)", side(1), side(2))
}

values <- as.data.frame(lapply(mget(ls(totals), totals), function(one) one$values))
names(values) <- sapply(mget(ls(totals), totals), function(one) one$name)

work <- function(write, weights) {
  design <- svydesign(ids = ~1, strata = ~stratum, weights = ~w, data = cbind(values, stratum = stratum, w = weights))
  sums <- svytotal(reformulate(names(values)), design)
  lapply(figures, function(figure) {
    one <- function(what, times) {
      found <- svycontrast(sums, list(x = str2lang(write(figure, what))))
      c(times * coef(found)[[1]], times * sqrt(vcov(found)[1, 1]))
    }
    unname(c(one("mean", 1), one("percent", 100)))
  })
}
difference <- function(a, b) {
  design <- svydesign(ids = ~1, strata = ~stratum, weights = ~w, data = cbind(values, stratum = stratum, w = 1))
  sums <- svytotal(reformulate(names(values)), design)
  text <- sprintf("%s-(%s)", nested(figures[[a]], "mean"), nested(figures[[b]], "mean"))
  sqrt(vcov(svycontrast(sums, list(x = str2lang(text))))[1, 1])
}

unweighted <- work(nested, rep(1, n))

# Intervals: t for the mean; for the percentage the two shares whose own error reaches the estimate (Wilson), found by
# search; for a difference Newcombe's sides.
people <- sapply(services, function(code) sum(data$service == code))
interval <- function(code, confidence) {
  f <- unweighted[[paste("service", code)]]
  t <- qt((1 + confidence) / 2, people[[code]] - 1)
  p <- f[3] / 100
  effective <- p * (1 - p) / (f[4] / 100)^2
  off <- function(x) abs(p - x) - t * sqrt(x * (1 - x) / effective)
  end <- function(range) 100 * uniroot(off, range, tol = 1e-15)$root
  c(f[1] - t * f[2], f[1] + t * f[2], end(c(1e-12, p)), end(c(p, 1 - 1e-12)))
}
newcombe <- function(a, b) {
  one <- interval(a, 0.95); other <- interval(b, 0.95)
  x <- unweighted[[paste("service", a)]][c(1, 3)]; y <- unweighted[[paste("service", b)]][c(1, 3)]
  low <- x - y - sqrt((x - one[c(1, 3)])^2 + (other[c(2, 4)] - y)^2)
  high <- x - y + sqrt((one[c(2, 4)] - x)^2 + (y - other[c(1, 3)])^2)
  c(low[1], high[1], low[2], high[2])
}

# Rank correlations of each item with the result of its form, and the interval of Bonett and Wright.
spearman <- function(item, result, who, weights = NULL) {
  both <- who & israted(item) & israted(result)
  x <- value(item)[both]; y <- value(result)[both]
  if (is.null(weights)) {
    rho <- cor(x, y, method = "spearman"); effective <- sum(both)
  } else {
    w <- weights[both]
    midrank <- function(v) sapply(v, function(one) sum(w[v < one]) + sum(w[v == one]) / 2)
    rho <- cov.wt(cbind(midrank(x), midrank(y)), wt = w, cor = TRUE)$cor[1, 2]
    effective <- sum(w)^2 / sum(w^2)
  }
  half <- qnorm(0.975) * sqrt((1 + rho^2 / 2) / (effective - 3))
  c(sum(both), rho, tanh(atanh(rho) - half), tanh(atanh(rho) + half))
}
pairs <- c(lapply(setdiff(office, "o_result"), c, "o_result"), lapply(setdiff(online, "e_result"), c, "e_result"))

# Agreement of two answers of the same person: kappa as a function of the shares of the cells. Variances of the package
# have the factor m / (m - 1), which the formula of Fleiss, Cohen and Everitt has not.
first <- ifelse(data$form == "online", data$e_result, data$o_result)
twice <- data.frame(first, again = data$again)[data$again != ".", ]
m <- nrow(twice)
cells <- expand.grid(first = 1:5, again = 1:5)
names_of <- sprintf("c%d%d", cells$first, cells$again)
shares <- as.data.frame(mapply(function(x, y) as.numeric(twice$first == x & twice$again == y), cells$first, cells$again))
names(shares) <- names_of
plus <- function(which) paste(names_of[which], collapse = "+")
chance <- paste(sapply(1:5, function(k) {
  sprintf("(%s)*(%s)", plus(cells$first == k), plus(cells$again == k))
}), collapse = "+")
agreement <- svycontrast(
  svymean(reformulate(names_of), svydesign(ids = ~1, weights = ~1, data = shares)),
  list(kappa = str2lang(sprintf("1-(1-(%s))/(1-(%s))", plus(cells$first == cells$again), chance)))
)

raked <- rake(
  svydesign(ids = ~1, weights = ~1, data = data[c("sex", "age", "region")]),
  list(~sex, ~age, ~region),
  list(
    data.frame(sex = c("f", "m"), Freq = n * c(0.52, 0.48)),
    data.frame(age = c("18", "35", "60"), Freq = n * c(0.34, 0.41, 0.25)),
    data.frame(region = c("R1", "R2", "R3"), Freq = n * c(0.45, 0.35, 0.2))
  ),
  control = list(maxit = 10000, epsilon = 1e-12, verbose = FALSE)
)

line <- function(what, of, values) {
  cat(what, of, paste(sprintf("%.12f", values), collapse = " "), sep = ",")
  cat("\n")
}
lines <- function(what, all) for (of in names(all)) line(what, of, all[[of]])
cat("what,of,values\n")
lines("unweighted", unweighted)
lines("respondents", work(pooled, rep(1, n)))
lines("raking", work(pooled, weight))
line("difference", "desk kiosk", difference("provider desk", "provider kiosk"))
line("difference", "desk bodies", difference("provider desk", "provider bodies"))
line("difference", "portal bodies", difference("provider portal", "provider bodies"))
for (code in services) for (confidence in c(0.8, 0.95, 0.99)) {
  line("interval", paste(code, confidence), interval(code, confidence))
}
line("change", "S1 S2", newcombe("S1", "S2"))
line("change", "S2 S3", newcombe("S2", "S3"))
for (pair in pairs) {
  line("spearman", pair[1], spearman(pair[1], pair[2], ALL))
  line("spearman", paste(pair[1], "S1"), spearman(pair[1], pair[2], data$service == "S1"))
  line("spearman", paste(pair[1], "weighted"), spearman(pair[1], pair[2], ALL, weight))
}
line("kish", "weight", sum(weight)^2 / sum(weight^2))
line("kappa", "first again", c(coef(agreement)[[1]], sqrt(vcov(agreement)[1, 1] * (m - 1) / m)))
first_of <- !duplicated(data[c("sex", "age", "region")])
kinds <- do.call(paste, data[first_of, c("sex", "age", "region")])
for (k in seq_along(kinds)) line("raked", kinds[k], unname(weights(raked))[first_of][k])
