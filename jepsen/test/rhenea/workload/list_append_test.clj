(ns rhenea.workload.list-append-test
  (:require [clojure.test :refer [deftest is]]
            [rhenea.workload.list-append :as list-append]))

(deftest a-transaction-sees-its-own-appends
  (is (= [[[:r 1 nil] [:append 1 5] [:r 1 [5]] [:r 2 [8]]]
          {1 [5], 2 [8]}]
         (list-append/apply-txn {2 [8]} [[:r 1 nil] [:append 1 5] [:r 1 nil] [:r 2 nil]]))))
