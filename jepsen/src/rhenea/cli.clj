(ns rhenea.cli
  "The command line: test, test-all, analyze, serve."
  (:gen-class)
  (:require [clojure.string :as str]
            [jepsen [checker :as checker]
                    [cli :as cli]
                    [generator :as gen]
                    [os :as os]
                    [tests :as tests]]
            [jepsen.os.debian :as debian]
            [rhenea [composition :as composition]
                    [db :as db]
                    [members :as members]
                    [nemesis :as nemesis]]
            [rhenea.checker.coverage :as coverage]
            [rhenea.workload [bank :as bank]
                             [list-append :as list-append]
                             [log :as log]
                             [register :as register]
                             [set :as set]]))

(def workloads
  "How to make a workload, by name."
  {"register"    register/workload
   "set"         set/workload
   "list-append" list-append/workload
   "bank"        bank/workload
   "log"         log/workload})

(def matrix
  "The faults that test-all combines with every workload."
  [[:switch]
   [:switch :partition]
   [:switch :kill]
   [:switch :pause]
   [:storm :interrupt :seal]
   [:switch :partition :kill]
   [:switch :storm :interrupt :seal :partition :kill :pause]])

(defn- names
  "Names in a list separated by commas."
  [text]
  (remove str/blank? (map str/trim (str/split text #","))))

(def options
  "What test and test-all have in common."
  [[nil "--tarball FILE" "The distribution to test: a file here, or a URL (./rhenea dist makes one)"]
   [nil "--concurrency NUMBER" "How many clients: a number, or 2n for two a node"
    :default "2n"
    :validate [(partial re-find #"^\d+n?$") "must be a number, which n may follow"]]
   ["-r" "--rate HZ" "Operations per second that all clients together aim at"
    :default 100
    :parse-fn parse-double
    :validate [#(and % (pos? %)) "must be a positive number"]]
   [nil "--ops-per-key N" "Operations on a register before the next one is taken"
    :default 150
    :parse-fn parse-long
    :validate [#(and % (pos? %)) "must be a positive number"]]
   [nil "--interval SECONDS" "Time between two faults of a kind, on average"
    :default 10
    :parse-fn parse-double
    :validate [#(and % (pos? %)) "must be a positive number"]]
   [nil "--switch-interval SECONDS" "Time between two switches, on average"
    :default 4
    :parse-fn parse-double
    :validate [#(and % (pos? %)) "must be a positive number"]]
   [nil "--min-switches N" "With fewer switches that came to their end, the verdict is unknown"
    :default 1
    :parse-fn parse-long]
   [nil "--first COMPOSITION" "What the log begins with: a kind or an expression"
    :default "native"]
   [nil "--compositions LIST" (str "What to switch among: kinds separated by commas ("
                                   (str/join ", " (sort (keys composition/kinds)))
                                   "), or one expression")
    :default ["native" "zookeeper" "stripe"]
    :parse-fn (fn [text] (if (str/includes? text "(") [text] (names text)))]
   [nil "--jvm-options OPTIONS" "Options of each node's JVM, separated by blanks"]
   [nil "--faketime LIBRARY" "libfaketime on the nodes; the fault clock needs it"]
   [nil "--install" "Let Jepsen install Debian packages on the nodes, which needs a network"
    :default false]])

(def test-options
  (into options
        [["-w" "--workload NAME" (str "One of " (str/join ", " (sort (keys workloads))))
          :default "register"
          :validate [workloads (str "must be one of " (str/join ", " (sort (keys workloads))))]]
         [nil "--faults LIST" (str "Faults separated by commas, or none: "
                                   (str/join ", " (sort (map name nemesis/faults))))
          :default #{:switch}
          :parse-fn (fn [text] (set (map keyword (remove #{"none"} (names text)))))
          :validate [(partial every? nemesis/faults)
                     (str "must be of " (str/join ", " (sort (map name nemesis/faults))))]]]))

(defn- validated
  "Adds what only all options together can tell is wrong."
  [parsed]
  (let [{:keys [tarball faults faketime nodes]} (:options parsed)]
    (cond-> parsed
      (nil? tarball)
      (update :errors conj "--tarball is needed: the distribution to test")
      (and (:clock faults) (not faketime))
      (update :errors conj "the fault clock needs --faketime, the path of libfaketime on the nodes")

      (and (:membership faults) (< (count nodes) 4))
      (update :errors conj "the fault membership needs more than three nodes: three stay"))))

(defn- phases
  "The load with its faults; then everything is healed and every node has to answer."
  [opts workload nemesis]
  (gen/phases
    (->> (:generator workload)
         (gen/stagger (/ (:rate opts)))
         (gen/nemesis (gen/phases (gen/sleep 3) (:generator nemesis)))
         (gen/time-limit (:time-limit opts)))
    (gen/log "Healing")
    (gen/nemesis (:final-generator nemesis))
    (gen/log "Waiting for recovery")
    (gen/sleep 10)
    (gen/clients (gen/each-thread (gen/until-ok (gen/limit 60 (gen/delay 1/2 (gen/repeat (:final-generator workload)))))))))

(defn rhenea-test
  "The test map for these options."
  [{:keys [workload faults] :as opts}]
  (let [made    ((workloads workload) opts)
        db      (db/db (:tarball opts))
        nemesis (nemesis/package (assoc opts :db db))
        first   (composition/draw [(:first opts)] (members/founders opts))]
    (merge tests/noop-test
           opts
           (dissoc made :generator :final-generator :checker)
           {:name      (str "rhenea " workload " " (str/join "," (sort (map name faults))))
            :pure-generators true
            :away      (members/nobody-away)
            :nonserializable-keys [:away]
            :os        (if (:install opts) debian/os os/noop)
            :db        db
            :first     first
            :nemesis   (:nemesis nemesis)
            :plot      {:nemeses (:perf nemesis)}
            :generator (phases opts made nemesis)
            :checker   (checker/compose
                         {:workload   (:checker made)
                          :coverage   (coverage/coverage opts)
                          :liveness   (coverage/liveness)
                          :stats      (checker/stats)
                          :exceptions (checker/unhandled-exceptions)
                          :perf       (checker/perf {:nemeses (:perf nemesis)})
                          :clock      (checker/clock-plot)})})))

(defn- all-tests
  "The matrix of workloads and faults; one of each if they are given."
  [opts]
  (for [_ (range (:test-count opts 1))
        faults   (if-let [faults (:faults opts)] [faults] (map set matrix))
        workload (if-let [workload (:workload opts)] [workload] (sort (keys workloads)))]
    (rhenea-test (assoc opts :workload workload :faults faults))))

(defn -main
  [& args]
  (cli/run! (merge (cli/single-test-cmd {:test-fn  rhenea-test
                                         :opt-spec test-options
                                         :opt-fn   validated})
                   (cli/test-all-cmd {:tests-fn all-tests
                                      :opt-spec (cli/without-defaults-for [:workload :faults]
                                                                          test-options)
                                      :opt-fn   validated})
                   (cli/serve-cmd))
            args))
